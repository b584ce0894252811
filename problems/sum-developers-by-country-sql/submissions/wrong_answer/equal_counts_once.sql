-- DISTINCT drops a count that occurs twice.
SELECT SUM(DISTINCT Num_Developers) FROM developer_stats WHERE Country = 'India';
