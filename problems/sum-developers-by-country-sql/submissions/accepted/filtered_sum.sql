SELECT sum(Num_Developers) AS total
  FROM developer_stats
 WHERE Country = 'India'
