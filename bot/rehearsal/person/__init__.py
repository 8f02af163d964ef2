"""People who read, press, choose and type, as their phones would let them."""
