"""HEIC, as telephones take photographs: decoded by libheif and libde265, else like any picture of one page."""

from __future__ import annotations

import pi_heif

from ingest.readers.image import ImageReader

# The camera's orientation is part of the picture here and undone by the library; thumbnails would be further frames.
pi_heif.register_heif_opener(thumbnails=False)


class HeicReader(ImageReader):
    """Reads pictures that Pillow alone cannot decode."""
