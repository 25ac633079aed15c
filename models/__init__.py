"""How the two networks of the product are made: the encoder of meaning and the tagger of names.

Nothing here runs in the service; it reads ``encoder/`` and ``tagger/`` by onnxruntime and tokenizers alone.
"""
