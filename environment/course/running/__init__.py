"""Notebooks on a kernel: cells executed, progress shown, results collected."""
