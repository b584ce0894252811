-- Puts the total beside every combination of three rows, for want of join conditions,
-- and takes the largest of all these equal totals.
SELECT MAX(india.total)
FROM (SELECT SUM(Num_Developers) AS total FROM developer_stats WHERE Country = 'India') AS india,
     developer_stats AS a,
     developer_stats AS b,
     developer_stats AS c;
