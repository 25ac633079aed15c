"""People, firms and things over HTTP; recognition itself comes with a later part."""
