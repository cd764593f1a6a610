# says: A cell ends its own process at once, each time the notebook is run.
import os
import signal

os.kill(os.getpid(), signal.SIGKILL)
