"""All open deals on Spark: a data frame of threads in, a data frame of answers out."""

import json
import sys
from collections.abc import Iterator
from datetime import date

import pandas as pd
from pyspark.sql import SparkSession

from closecall.batch import Settings, answer

settings = Settings(today=date.today())


def advise(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The advice for the deals of each frame."""
    for frame in frames:
        filled = frame.astype(object).where(frame.notna(), None)  # what is not there is None, not NaN
        told = [answer(row, settings) for row in filled.to_dict("records")]
        rows = [(row["id"], row.get("approach"), json.dumps(row)) for row in told]
        yield pd.DataFrame(rows, columns=["id", "approach", "row"])


spark = SparkSession.builder.master("local[2]").getOrCreate()
deals = spark.read.schema("id string, thread string, note string").json(sys.argv[1])
answers = deals.mapInPandas(advise, schema="id string, approach string, row string")
for row in answers.collect():
    print(row.id, row.approach)
