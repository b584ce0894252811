-- The column is called Num_Developers.
SELECT SUM(Developers) FROM developer_stats WHERE Country = 'India';
