"""How ``plot.layered`` is laid out: order of columns, type, places, fit to the page, drawing."""
