-- Each row of a Parquet file as a JSON object, in the file's order. The name is one that no column will have.
SELECT CAST(to_json("a row of the file") AS VARCHAR) FROM read_parquet($path) AS "a row of the file"
