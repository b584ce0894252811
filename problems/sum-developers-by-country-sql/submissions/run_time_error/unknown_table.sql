-- The table is called developer_stats.
SELECT SUM(Num_Developers) FROM developers WHERE Country = 'India';
