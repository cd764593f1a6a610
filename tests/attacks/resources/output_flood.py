# says: Two hundred megabytes of output, with the last word at the end.
ligne = "x" * 2**20
for _ in range(200):
    print(ligne)
print("REUSSI")
