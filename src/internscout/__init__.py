"""InternScout finds machine-learning internships for a student, and never lies about them."""

__version__ = "0.1.0"
