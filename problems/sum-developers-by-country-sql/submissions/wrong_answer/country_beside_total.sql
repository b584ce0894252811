-- One column too many.
SELECT 'India', SUM(Num_Developers) FROM developer_stats WHERE Country = 'India';
