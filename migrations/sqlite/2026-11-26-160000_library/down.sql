DROP TABLE programme_template;
DROP TABLE library_exercise;
DROP TABLE prescribed_media;
DROP TABLE unit_media;
DROP TABLE media_part;
DROP TABLE media;
