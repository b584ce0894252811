-- GROUP BY gives no row at all where no row is for India.
SELECT SUM(Num_Developers) FROM developer_stats WHERE Country = 'India' GROUP BY Country;
