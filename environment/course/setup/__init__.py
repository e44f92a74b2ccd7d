"""What start, run, test and every other verb need made before: Python packages, labs-lib, kernelspec, JupyterLab, workspace."""
