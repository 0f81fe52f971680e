package org.zhengcheng.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Belongs to the demonstration: in production there is no such thing, and its addresses lead nowhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "zhengcheng.mode", havingValue = "demo", matchIfMissing = true)
@interface DemoOnly {}
