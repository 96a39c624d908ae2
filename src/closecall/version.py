"""The version, alone in its module so that ``closecall --version`` need load nothing else."""

__version__ = "0.1.0"
