-- Walks over the rows by number, and has no condition that ends the walk.
WITH RECURSIVE walk (place) AS (
    SELECT 1
    UNION ALL
    SELECT place + 1 FROM walk
)
SELECT SUM(Num_Developers)
FROM walk JOIN developer_stats ON developer_stats.rowid = place
WHERE Country = 'India';
