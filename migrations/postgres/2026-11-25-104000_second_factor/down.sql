DROP TABLE reserve_code;
DROP TABLE second_factor;
