package org.zhengcheng.form;

/** Something was submitted that the form does not ask for: not a slip of a person but a hand-made request. */
public class UnknownField extends RuntimeException {

    public UnknownField(String name) {
        super("The form has no field " + name);
    }
}
