package org.zhengcheng.diagram;

/** A draft has a form of this key already. */
class FormExists extends RuntimeException {}
