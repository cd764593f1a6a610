# says: A cell forks, and both processes go on: two of them may answer the grader.
import os

os.fork()
