"""The version: one number for the package, its models and its outputs."""

__version__ = "0.2.0.dev1"
