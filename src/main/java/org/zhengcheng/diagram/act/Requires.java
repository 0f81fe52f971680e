package org.zhengcheng.diagram.act;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhengcheng.organization.right.Verb;

/**
 * Who gets in at the addresses of a controller, or at one of them, which then says it in the controller's place. It is
 * looked at before anything else of the request; an address below {@code /diagrams} that says nothing lets nobody in.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** What they have to be entitled to. */
    Verb value();
}
