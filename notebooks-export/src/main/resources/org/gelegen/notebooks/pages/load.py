# Reads the export that this notebook lies in: Parquet where pandas can, else CSV.
import json
import pathlib

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

HERE = pathlib.Path(".").resolve()
EXPORT = HERE if (HERE / "dictionary.json").exists() else HERE.parent
MANIFEST = json.loads((EXPORT / "manifest.json").read_text(encoding="utf-8"))
DICTIONARY = json.loads((EXPORT / "dictionary.json").read_text(encoding="utf-8"))
CURRENCY = MANIFEST["client"]["currency"]
ZONE = MANIFEST["client"]["timeZone"]


def load(name):
    """A table, with the types that the data dictionary says."""
    file = EXPORT / "data" / name
    from_csv = False
    try:
        table = pd.read_parquet(file.with_suffix(".parquet"))
    except ImportError:  # pandas has nothing to read Parquet with
        path = file.with_suffix(".csv.gz")
        if not path.exists():
            raise FileNotFoundError(
                f"{path}: pandas reads no Parquet here; install pyarrow, or export without --no-csv"
            ) from None
        from_csv = True
        table = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    for column in DICTIONARY["tables"][name]["columns"]:
        cells, kind = table[column["name"]], column["type"]
        if kind == "flag" and cells.dtype != bool:
            cells = cells.replace({"true": True, "false": False}).astype("boolean")
        elif kind == "moment":
            known = cells.notna()
            cells = pd.to_datetime(cells, utc=True, errors="coerce")
            beyond = int((known & cells.isna()).sum())
            if beyond:
                print(f"{name}.{column['name']}: {beyond:,} moments beyond what pandas knows are left out")
        elif kind in ("number", "whole", "feature"):
            cells = pd.to_numeric(cells)
        elif kind == "text" and from_csv and len(cells):
            cells = cells.str.replace(r"^'(?=[=+\-@\t\r])", "", regex=True)
        table[column["name"]] = cells
    return table


print(f"{MANIFEST['client']['id']} as of {MANIFEST['asOf']}, known until {MANIFEST['knownUntil']}")
