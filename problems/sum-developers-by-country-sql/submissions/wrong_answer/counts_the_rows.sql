-- COUNT counts rows; it does not add up what is in them.
SELECT COUNT(Num_Developers) FROM developer_stats WHERE Country = 'India';
