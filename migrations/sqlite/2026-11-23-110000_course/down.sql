DROP TABLE course;
DROP TABLE measure_period;
DROP TABLE own_exercise;
DROP TABLE pause;
DROP TABLE personal_plan;
DROP TABLE work_plan;
DROP TABLE goal;
