exec python3 -S -E serve.py store
