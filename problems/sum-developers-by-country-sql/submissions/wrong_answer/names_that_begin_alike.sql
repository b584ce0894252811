-- 'Indiana' begins like 'India' too.
SELECT SUM(Num_Developers) FROM developer_stats WHERE Country LIKE 'India%';
