-- Totals of all countries first; the scalar subquery is NULL where India has no row.
WITH totals (name, developers) AS (
    SELECT Country, SUM(Num_Developers)
    FROM developer_stats
    GROUP BY Country
)
SELECT (SELECT developers FROM totals WHERE name = 'India') AS developers_in_india;
