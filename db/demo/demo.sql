-- The demonstration: invented organisations, persons and accounts. No real person; the password of every account is demo.

insert into organization (id, code, name, type, parent_id, can_approve_probationary, founded_on) values
  ('e58d5c51-f771-532b-b7b7-15af6f8ac9a7', 'D01', '示范区委', 'PC', null, false, '1990-01-01'),
  ('3112ebc3-82d3-5c75-a03b-6e2aa5a70e86', 'D01Z', '示范区委组织部', 'OD', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', false, '1990-01-01'),
  ('2c307534-a4ce-589f-a53b-c44a268d053a', 'D0101', '示范街道党工委', 'PWC', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', true, '1990-01-01'),
  ('7e93fa69-7706-570f-bb15-8ae53d4ef747', 'D010101', '示范社区党委', 'PC', '2c307534-a4ce-589f-a53b-c44a268d053a', false, '1990-01-01'),
  ('0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', 'D01010101', '第一党支部', 'BR', '7e93fa69-7706-570f-bb15-8ae53d4ef747', false, '1990-01-01'),
  ('5c6d673e-a3ab-53bd-9435-34d09297589d', 'D01010102', '第二党支部', 'BR', '7e93fa69-7706-570f-bb15-8ae53d4ef747', false, '1990-01-01'),
  ('7e170df6-3d36-5878-a21c-2ee89ac14253', 'D010102', '第三党支部', 'BR', '2c307534-a4ce-589f-a53b-c44a268d053a', false, '1990-01-01'),
  ('6e174525-00f0-5083-b47f-ee5ed7c95029', 'D0102', '示范开发区党工委', 'PWC', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', true, '1990-01-01'),
  ('a5145b81-a0a6-5101-81e0-cdadfcec1e14', 'D010201', '开发区第一党支部', 'BR', '6e174525-00f0-5083-b47f-ee5ed7c95029', false, '1990-01-01');

insert into person (id, name, organization_id, birth_date, standing, standing_since) values
  ('22e73147-8f0f-5158-a771-8fc88ba24530', '申请人甲', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1998-05-20', null, null),
  ('8fe33765-cda0-50a4-9e2c-013723911b3c', '申请人乙', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '2000-09-09', null, null),
  ('58ce7135-bce5-5b81-9e2a-6777dc82d77c', '申请人丙', '5c6d673e-a3ab-53bd-9435-34d09297589d', '2012-01-01', null, null),
  ('1e841c0c-11d7-5f04-bf00-fe6b02b0acd5', '党员寅', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1968-03-02', 'FULL', '1995-07-01'),
  ('09292e36-50ad-52f9-a5e9-b385aa7de58c', '党员卯', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1975-11-11', 'FULL', '2003-06-15'),
  ('b07af64d-29a6-5013-9c03-615d67babaeb', '党员辰', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1980-02-28', 'FULL', '2008-09-01'),
  ('fc4e278b-3b19-53f3-a149-1d48c01a4407', '党员丑', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1970-08-08', 'FULL', '1998-12-01'),
  ('86f5f5e6-b15a-5ddd-b698-92262f90742f', '党员巳', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1985-04-04', 'FULL', '2012-05-05'),
  ('270a0714-be85-5853-8c47-050d083daa8c', '党员午', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1979-10-10', 'FULL', '2009-01-01'),
  ('9278250d-e00d-53ad-9365-a2874d9d7245', '党员未', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', '1977-07-07', 'FULL', '2005-01-01'),
  ('ea1855a0-4388-5896-ac81-9643536d057d', '党员申', '5c6d673e-a3ab-53bd-9435-34d09297589d', '1972-01-15', 'FULL', '1999-07-01'),
  ('799c1227-6674-51a5-b03e-8e6b7a88f9c5', '党员酉', '5c6d673e-a3ab-53bd-9435-34d09297589d', '1983-06-06', 'FULL', '2010-10-01'),
  ('880391ad-8167-52fc-a64a-55487249e6b5', '党员戌', '5c6d673e-a3ab-53bd-9435-34d09297589d', '1981-12-12', 'FULL', '2011-03-03'),
  ('d39f1f85-f847-5f82-a5a9-9b6a691b2841', '党员亥', '5c6d673e-a3ab-53bd-9435-34d09297589d', '1988-08-18', 'FULL', '2015-09-09'),
  ('faaf6323-c6f5-56cd-9cb6-d81908a715db', '党员子', '7e170df6-3d36-5878-a21c-2ee89ac14253', '1966-06-16', 'FULL', '1990-07-01'),
  ('c5947fef-9e1c-56f4-90f4-fef5ce88e7e8', '组织员申', '2c307534-a4ce-589f-a53b-c44a268d053a', '1974-04-24', 'FULL', '2000-07-01'),
  ('8c3aa0a9-6451-550c-b32a-597289920e7e', '委员庚', '2c307534-a4ce-589f-a53b-c44a268d053a', '1971-09-19', 'FULL', '1997-07-01'),
  ('bea128ae-30c7-559c-a332-d71256b8f8de', '委员辛', '2c307534-a4ce-589f-a53b-c44a268d053a', '1976-05-25', 'FULL', '2002-07-01'),
  ('73995d16-2ff1-527c-bedc-f7bf661df345', '干部壬', '3112ebc3-82d3-5c75-a03b-6e2aa5a70e86', '1973-03-13', 'FULL', '1999-05-01'),
  ('93772944-4017-5190-9d55-6c57d8a06a14', '管理员癸', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', '1982-02-02', null, null),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e01', '安全员', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', '1984-06-06', 'FULL', '2008-07-01'),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e02', '审计员', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', '1978-10-18', 'FULL', '2003-07-01'),
  ('b1fdfe29-7cbf-568b-847d-66e342076377', '党员甲子', 'a5145b81-a0a6-5101-81e0-cdadfcec1e14', '1979-02-12', 'FULL', '2006-07-01'),
  ('ce3ee037-65c4-5214-9c66-11673f62212e', '组织员乙丑', '6e174525-00f0-5083-b47f-ee5ed7c95029', '1981-04-22', 'FULL', '2007-07-01'),
  ('6e19d97a-c7ca-5d83-bcec-272228c086d3', '委员丙寅', '6e174525-00f0-5083-b47f-ee5ed7c95029', '1975-08-30', 'FULL', '2001-07-01');

insert into post (id, person_id, organization_id, role, from_date) values
  ('094d7e98-2173-5405-ad6b-419d5a385df8', '1e841c0c-11d7-5f04-bf00-fe6b02b0acd5', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', 'branch-secretary', '2020-01-01'),
  ('a4ff3bed-7f22-543a-8c2c-dbe87fa44104', '09292e36-50ad-52f9-a5e9-b385aa7de58c', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', 'org-commissioner', '2020-01-01'),
  ('c38dfac7-c467-5267-84e8-4ed4fe9c8aba', 'b07af64d-29a6-5013-9c03-615d67babaeb', '0064002d-5ae0-5c94-81f2-72b1aaeb0d9e', 'publicity-commissioner', '2020-01-01'),
  ('07374ce5-36ee-5d49-9312-54cf78a48698', 'ea1855a0-4388-5896-ac81-9643536d057d', '5c6d673e-a3ab-53bd-9435-34d09297589d', 'branch-secretary', '2020-01-01'),
  ('498d122f-d19c-5396-a338-7266cdf70d78', '799c1227-6674-51a5-b03e-8e6b7a88f9c5', '5c6d673e-a3ab-53bd-9435-34d09297589d', 'org-commissioner', '2020-01-01'),
  ('2b5c0145-1e60-5341-be0a-e02ad6c3514f', 'faaf6323-c6f5-56cd-9cb6-d81908a715db', '7e170df6-3d36-5878-a21c-2ee89ac14253', 'branch-secretary', '2020-01-01'),
  ('0c803fdd-67c7-57bb-adfc-a8daa7898db5', 'c5947fef-9e1c-56f4-90f4-fef5ce88e7e8', '2c307534-a4ce-589f-a53b-c44a268d053a', 'organiser', '2020-01-01'),
  ('6ad3f34b-3d2b-5246-b82b-7b75fea130a4', '8c3aa0a9-6451-550c-b32a-597289920e7e', '2c307534-a4ce-589f-a53b-c44a268d053a', 'parent-committee', '2020-01-01'),
  ('969596b2-1313-5632-8f97-8c99d524857b', 'bea128ae-30c7-559c-a332-d71256b8f8de', '2c307534-a4ce-589f-a53b-c44a268d053a', 'parent-committee', '2020-01-01'),
  ('888e249c-68a1-5e04-b256-f36589cd2ed2', '73995d16-2ff1-527c-bedc-f7bf661df345', '3112ebc3-82d3-5c75-a03b-6e2aa5a70e86', 'county-org-dept', '2020-01-01'),
  ('323808f4-0ac9-567f-95eb-a58586bc6790', '93772944-4017-5190-9d55-6c57d8a06a14', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', 'admin', '2020-01-01'),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e11', '6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e01', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', 'security-admin', '2020-01-01'),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e12', '6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e02', 'e58d5c51-f771-532b-b7b7-15af6f8ac9a7', 'auditor', '2020-01-01'),
  ('db2ab744-a031-507e-960f-c52cac811a91', 'b1fdfe29-7cbf-568b-847d-66e342076377', 'a5145b81-a0a6-5101-81e0-cdadfcec1e14', 'branch-secretary', '2020-01-01'),
  ('cb72d123-d278-585e-9156-18363c2ecc46', 'ce3ee037-65c4-5214-9c66-11673f62212e', '6e174525-00f0-5083-b47f-ee5ed7c95029', 'organiser', '2020-01-01'),
  ('87b87341-0446-5c81-b649-cf246e0c529e', '6e19d97a-c7ca-5d83-bcec-272228c086d3', '6e174525-00f0-5083-b47f-ee5ed7c95029', 'parent-committee', '2020-01-01');

insert into discipline (id, person_id, kind, from_date, until_date) values
  ('50beb99e-e601-5cac-87ee-00083261c023', '270a0714-be85-5853-8c47-050d083daa8c', 'DISCIPLINE_WARNING', '2020-01-01', '2035-12-31'),
  ('d7ba873f-3553-5476-9d8e-5e146be17fba', '9278250d-e00d-53ad-9365-a2874d9d7245', 'DISCIPLINE_PROBATION', '2020-01-01', '2035-12-31');

insert into account (id, username, password_hash, person_id, display_name, demo, demo_note, demo_note_en) values
  ('30cf9cf5-b1f2-5ba9-9f68-3217656714f4', 'applicant', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '22e73147-8f0f-5158-a771-8fc88ba24530', '申请人甲', true, '10 申请人', 'applicant'),
  ('58ed4f6b-a1d9-545d-ac96-9eb51d48094d', 'applicant2', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '8fe33765-cda0-50a4-9e2c-013723911b3c', '申请人乙', true, '11 另一位申请人', 'another applicant'),
  ('742af466-0666-5b9f-ad6d-8b3dd0a40138', 'secretary', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '1e841c0c-11d7-5f04-bf00-fe6b02b0acd5', '党员寅', true, '20 第一党支部书记', 'secretary of the first branch'),
  ('3689ec10-e65a-5299-9d30-86e3d777cf48', 'commissioner', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '09292e36-50ad-52f9-a5e9-b385aa7de58c', '党员卯', true, '30 第一党支部组织委员', 'organisation commissioner of the first branch'),
  ('20775a8b-7ab7-5e47-be1c-0a8003d07652', 'publicity', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'b07af64d-29a6-5013-9c03-615d67babaeb', '党员辰', true, '31 第一党支部宣传委员', 'publicity commissioner of the first branch'),
  ('9af3c4a9-431d-5498-8aa6-1527e72d5bdc', 'contact', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'fc4e278b-3b19-53f3-a149-1d48c01a4407', '党员丑', true, '40 培养联系人、介绍人', 'training contact and introducer'),
  ('6cdd80f7-0b74-5cdf-b526-d6dbe850f4df', 'member', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '86f5f5e6-b15a-5ddd-b698-92262f90742f', '党员巳', true, '41 正式党员，可任介绍人', 'full member, may introduce'),
  ('4a21c863-ee1c-5ed9-a3b6-26a5e9702151', 'secretary2', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'ea1855a0-4388-5896-ac81-9643536d057d', '党员申', true, '50 第二党支部书记', 'secretary of the second branch'),
  ('41872a5c-97cb-5247-8aa4-7c9531bdabbc', 'organiser', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'c5947fef-9e1c-56f4-90f4-fef5ce88e7e8', '组织员申', true, '60 示范街道党工委组织员', 'organiser of the street committee'),
  ('e627fc92-c825-51b8-a0a7-7b6408309b77', 'committee', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '8c3aa0a9-6451-550c-b32a-597289920e7e', '委员庚', true, '70 示范街道党工委委员', 'member of the street committee'),
  ('b6e1ee8c-ff99-53a2-a025-de7afa5931ac', 'committee2', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'bea128ae-30c7-559c-a332-d71256b8f8de', '委员辛', true, '71 示范街道党工委委员', 'member of the street committee'),
  ('3c4e2c17-7b32-5d35-916b-7575910ce33c', 'county', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '73995d16-2ff1-527c-bedc-f7bf661df345', '干部壬', true, '80 示范区委组织部', 'organisation department of the district'),
  ('c1f4a5d1-b6b2-5dc5-b069-cb5c1932de6f', 'admin', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '93772944-4017-5190-9d55-6c57d8a06a14', '管理员癸', true, '90 系统管理员，改工作日历', 'administrator, keeps the calendar of working days'),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e21', 'security', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e01', '安全员', true, '91 安全管理员，管账号和岗位', 'security administrator, keeps accounts and posts'),
  ('6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e22', 'auditor', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '6a5a5cb1-0d7e-5a45-9c07-5f1b3c2d9e02', '审计员', true, '92 审计管理员，查阅总账', 'audit administrator, reads the ledger'),
  ('2ce37ac9-76fb-56ce-886b-4a390b9a56e5', 'secretary3', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'b1fdfe29-7cbf-568b-847d-66e342076377', '党员甲子', true, '51 开发区第一党支部书记', 'secretary of the first branch of the development zone'),
  ('dac543e4-d96c-5ef6-a13e-98b33b0f9c8c', 'organiser2', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', 'ce3ee037-65c4-5214-9c66-11673f62212e', '组织员乙丑', true, '61 示范开发区党工委组织员', 'organiser of the development zone committee'),
  ('8df75182-feb0-5f5d-8a9a-f01dc5f52ced', 'committee3', '{bcrypt}$2a$10$xCw3CLyh5TbPVN1GlLosEOnEKG1m97eq64nMCOBpBbW2zbSRqjDn.', '6e19d97a-c7ca-5d83-bcec-272228c086d3', '委员丙寅', true, '72 示范开发区党工委委员', 'member of the development zone committee');
