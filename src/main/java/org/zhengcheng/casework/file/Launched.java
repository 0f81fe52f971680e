package org.zhengcheng.casework.file;

import java.time.LocalDate;
import org.zhengcheng.form.Answers;

/**
 * What a committee asked for when it had the branches below it begin. Days are days in Asia/Shanghai.
 *
 * @param year for which it is
 * @param rosterOn the day as of which people are taken
 * @param dueOn the day by which it shall be closed everywhere
 * @param settings the answers of the form with which it was launched
 */
public record Launched(int year, LocalDate rosterOn, LocalDate dueOn, Answers settings) {}
