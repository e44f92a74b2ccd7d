"""What those who write labs use: exercises made from solutions, the linter, answers tried on checks."""
