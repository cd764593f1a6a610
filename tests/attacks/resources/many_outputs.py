# says: Thousands of outputs of one cell, with the last word at the end.
from IPython.display import display

for numero in range(3000):
    display(numero)
display("REUSSI")
