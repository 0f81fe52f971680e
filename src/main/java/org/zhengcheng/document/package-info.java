/**
 * Printed papers: official forms as data, laid out on A4 and printed as PDF; knows no case and no step.
 */
package org.zhengcheng.document;
