DROP TABLE opening;
DROP TABLE cover;
DROP TABLE assignment;
