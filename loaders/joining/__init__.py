"""From the facts of single minutes to one story: hops told twice, matters that travel, promises and their ends."""
