"""What runs the work: staging, later cache and workers. Stands on the core alone."""
