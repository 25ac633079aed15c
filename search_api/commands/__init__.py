"""What the commands of ``akte`` do; loaded only when one is called, so that ``akte --help`` is quick."""
