"""One module a requirement field; each has a constant `FIELD`. Modules that begin with `_` are shared by several."""
