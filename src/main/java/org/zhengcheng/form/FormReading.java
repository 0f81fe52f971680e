package org.zhengcheng.form;

import java.util.List;

/**
 * What came of reading the text of a form.
 *
 * @param form what it says; null if anything is wrong with it
 * @param faults what is wrong with it; empty if nothing is
 */
public record FormReading(FormSchema form, List<FormFault> faults) {}
