"""A class: what was handed in, its points, its pages."""
