/**
 * What a person enters for a step, held against form, diagram and law before anything is written.
 */
package org.zhengcheng.casework.entry;
