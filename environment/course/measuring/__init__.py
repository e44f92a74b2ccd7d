"""The benchmark: training steps and whole labs of several libraries, alone and beside neighbours."""
