-- LIKE takes upper and lower case of ASCII letters for the same.
SELECT SUM(Num_Developers) FROM developer_stats WHERE Country LIKE 'India';
