"""Documents over HTTP: handing in, listing, changing, erasing, pages and images."""
