"""Minutes written from an invented record in a layout drawn from a grammar of layouts."""
