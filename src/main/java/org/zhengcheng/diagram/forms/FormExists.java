package org.zhengcheng.diagram.forms;

/** A draft has a form of this key already. */
public class FormExists extends RuntimeException {}
